import { type Body, f64x2, i32, type Local, type V128 } from "./assembler.ts";
import { expOfNegative, log } from "./elementary.ts";
import { kernel } from "./kernel.ts";

/**
 * Losses by example. z are the output units and t the targets, units × width as all activations are; d receives ∂loss/∂z times the number
 * at `scale`, and `losses` a number for each example.
 */

/** ‖z − t‖². `p` is left alone. */
const squaredError = () =>
  kernel(9, (body, z, t, d, _p, losses, stride, units, width, scale) => {
    const factor = body.let(f64x2.loadSplat(scale));
    overExamples(body, width, [z, t, d, losses], () => {
      const sum = body.let(f64x2.of(0));
      overUnits(body, units, stride, [z, t, d], (zs, ts, ds) => {
        const miss = body.let(f64x2.subtract(f64x2.load(zs), f64x2.load(ts)));
        body.set(sum, f64x2.add(sum, f64x2.multiply(miss, miss)));
        body.store(ds, f64x2.multiply(f64x2.add(miss, miss), factor));
      });
      body.store(losses, sum);
    });
  });

/** With m = max z: ln Σ e^(z − m) + Σ t (m − z). p receives the softmax of z. */
const crossEntropy = () =>
  kernel(9, (body, z, t, d, p, losses, stride, units, width, scale) => {
    const factor = body.let(f64x2.loadSplat(scale));
    overExamples(body, width, [z, t, d, p, losses], () => {
      const top = body.let(f64x2.load(z));
      overUnits(body, units, stride, [z], (zs) => body.set(top, f64x2.max(top, f64x2.load(zs))));
      const sum = body.let(f64x2.of(0));
      const misses = body.let(f64x2.of(0));
      overUnits(body, units, stride, [z, t, p], (zs, ts, ps) => {
        const below = body.let(f64x2.subtract(f64x2.load(zs), top));
        const power = body.let(expOfNegative(body, below));
        body.set(sum, f64x2.add(sum, power));
        body.set(misses, f64x2.subtract(misses, f64x2.multiply(f64x2.load(ts), below)));
        body.store(ps, power);
      });
      overUnits(body, units, stride, [t, d, p], (ts, ds, ps) => {
        const share = body.let(f64x2.divide(f64x2.load(ps), sum));
        body.store(ps, share);
        body.store(ds, f64x2.multiply(f64x2.subtract(share, f64x2.load(ts)), factor));
      });
      body.store(losses, f64x2.add(log(body, sum), misses));
    });
  });

/**
 * 1 where an example's largest output (of equal ones the first) is not that of its label, which the one-hot targets t tell; 0 elsewhere. An
 * output that is NaN is wrong.
 */
const wrongClasses = () =>
  kernel(6, (body, z, t, wrong, stride, units, width) => {
    overExamples(body, width, [z, t, wrong], () => {
      const own = body.let(f64x2.of(0));
      const isOwn = (ts: Local<"i32">): V128 => f64x2.greater(f64x2.load(ts), f64x2.of(0));
      overUnits(body, units, stride, [z, t], (zs, ts) => {
        body.set(own, f64x2.select(f64x2.load(zs), own, isOwn(ts)));
      });
      const met = body.let(f64x2.of(0));
      const right = body.let(f64x2.equal(own, own));
      overUnits(body, units, stride, [z, t], (zs, ts) => {
        const other = body.let(f64x2.load(zs));
        body.set(met, f64x2.or(met, isOwn(ts)));
        const equal = f64x2.and(met, f64x2.equal(other, own));
        body.set(right, f64x2.and(right, f64x2.or(f64x2.less(other, own), equal)));
      });
      body.store(wrong, f64x2.select(f64x2.of(0), f64x2.of(1), right));
    });
  });

/** The sum of so many numbers goes to `out`. */
const total = () =>
  kernel(3, (body, out, numbers, bytes) => {
    const sum = body.let(f64x2.of(0));
    const end = body.let(i32.add(numbers, bytes));
    body.while(i32.less(i32.add(numbers, i32.of(8)), end), () => {
      body.set(sum, f64x2.add(sum, f64x2.load(numbers)));
      body.advance(numbers, i32.of(16));
    });
    body.when(i32.less(numbers, end), () => body.set(sum, f64x2.add(sum, f64x2.loadFirst(numbers))));
    body.storeFirst(out, f64x2.add(f64x2.firsts(sum, sum), f64x2.seconds(sum, sum)));
  });

/** The number at `d` of each of so many rows becomes 0. */
const clear = () =>
  kernel(3, (body, d, stride, rows) => {
    body.repeat(() => {
      body.storeFirst(d, f64x2.of(0));
      body.advance(d, stride);
      body.advance(rows, i32.of(-1));
    }, rows);
  });

/** `work` for each pair of examples, of which the pointers tell where they stand. Moves them along. */
function overExamples(body: Body, width: Local<"i32">, pointers: readonly Local<"i32">[], work: () => void): void {
  const end = body.let(i32.add(pointers[0]!, width));
  body.repeat(
    () => {
      work();
      for (const pointer of pointers) body.advance(pointer, i32.of(16));
    },
    i32.less(pointers[0]!, end),
  );
}

/** `work` for each unit, with pointers that begin where those given stand. */
function overUnits(
  body: Body,
  units: Local<"i32">,
  stride: Local<"i32">,
  pointers: readonly Local<"i32">[],
  work: (...pointers: Local<"i32">[]) => void,
): void {
  const moving = pointers.map((pointer) => body.let(pointer));
  const left = body.let(units);
  body.repeat(() => {
    work(...moving);
    for (const pointer of moving) body.advance(pointer, stride);
    body.advance(left, i32.of(-1));
  }, left);
}

export const lossKernels = {
  "squared-error": squaredError,
  "cross-entropy": crossEntropy,
  wrongClasses,
  total,
  clear,
};

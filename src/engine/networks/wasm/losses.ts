import { f64x2, i32, kernel, type Local } from "./assembler.ts";
import { expOfNegative } from "./elementary.ts";

/**
 * Losses of a batch by example. z are the output units and t the targets, units × width as all activations are; d receives scale · ∂loss/∂z. What
 * goes into `first` and `second`, a number for each example, is told below.
 */
const signature = ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32", "f64"] as const;

/** `first`: ‖z − t‖². `p` and `second` are left alone. */
const squaredError = () =>
  kernel(signature, (body, z, t, d, _p, first, _second, stride, units, width, scale) => {
    const factor = body.let(f64x2.splat(scale));
    const end = body.let(i32.add(z, width));
    body.repeat(
      () => {
        const zs = body.let(z);
        const ts = body.let(t);
        const ds = body.let(d);
        const left = body.let(units);
        const sum = body.let(f64x2.of(0));
        body.repeat(() => {
          const miss = body.let(f64x2.subtract(f64x2.load(zs), f64x2.load(ts)));
          body.set(sum, f64x2.add(sum, f64x2.multiply(miss, miss)));
          body.store(ds, f64x2.multiply(f64x2.add(miss, miss), factor));
          for (const pointer of [zs, ts, ds]) body.advance(pointer, stride);
          body.advance(left, i32.of(-1));
        }, left);
        body.store(first, sum);
        for (const pointer of [z, t, d, first]) body.advance(pointer, i32.of(16));
      },
      i32.less(z, end),
    );
  });

/** With m = max z: `first` is Σ e^(z − m) and `second` Σ t (m − z), so that the loss is ln first + second. p receives the softmax of z. */
const crossEntropy = () =>
  kernel(signature, (body, z, t, d, p, first, second, stride, units, width, scale) => {
    const factor = body.let(f64x2.splat(scale));
    const end = body.let(i32.add(z, width));
    body.repeat(
      () => {
        const zs = body.let(z);
        const ts = body.let(t);
        const ds = body.let(d);
        const ps = body.let(p);
        const left = body.let(units);
        const overUnits = (pointers: readonly Local<"i32">[], work: () => void) => {
          body.set(left, units);
          body.repeat(() => {
            work();
            for (const pointer of pointers) body.advance(pointer, stride);
            body.advance(left, i32.of(-1));
          }, left);
        };
        const top = body.let(f64x2.load(zs));
        overUnits([zs], () => body.set(top, f64x2.max(top, f64x2.load(zs))));
        body.set(zs, z);
        const sum = body.let(f64x2.of(0));
        const misses = body.let(f64x2.of(0));
        overUnits([zs, ts, ps], () => {
          const below = body.let(f64x2.subtract(f64x2.load(zs), top));
          const power = body.let(expOfNegative(body, below));
          body.set(sum, f64x2.add(sum, power));
          body.set(misses, f64x2.subtract(misses, f64x2.multiply(f64x2.load(ts), below)));
          body.store(ps, power);
        });
        body.set(ts, t);
        body.set(ps, p);
        overUnits([ts, ds, ps], () => {
          const share = body.let(f64x2.divide(f64x2.load(ps), sum));
          body.store(ps, share);
          body.store(ds, f64x2.multiply(f64x2.subtract(share, f64x2.load(ts)), factor));
        });
        body.store(first, sum);
        body.store(second, misses);
        for (const pointer of [z, t, d, p, first, second]) body.advance(pointer, i32.of(16));
      },
      i32.less(z, end),
    );
  });

export const lossKernels = () => ({ "squared-error": squaredError(), "cross-entropy": crossEntropy() });

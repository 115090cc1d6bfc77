import { type Body, f64x2, type I32, i32, type Local, type V128 } from "./assembler.ts";
import { kernel } from "./kernel.ts";

/**
 * Matrices of activations hold one unit per row: its values for all examples of the batch, an even number, side by side. So every
 * product below is made of whole vectors, and its sums run in one order whatever the tile that they fall in. Offsets and strides are in bytes.
 */

/** `work` on tiles of the largest sizes that still fit into what is left of `total`. Moves `done` along. */
function tiled(body: Body, total: I32, sizes: readonly number[], work: (size: number, done: Local<"i32">) => void) {
  const done = body.let(i32.of(0));
  for (const size of sizes) {
    body.while(i32.atMost(i32.add(done, i32.of(size)), total), () => {
      work(size, done);
      body.advance(done, i32.of(size));
    });
  }
}

/**
 * C = A B + S. A's entry (m, k) stands at a + m · rowStep + k · columnStep, so that a weight matrix serves transposed too. C is
 * rows × width, B inner × width; width in bytes, a multiple of 16. S is C itself, or has the number at s + m · sStep all along row m.
 */
function product(start: "sum" | "splat"): Body {
  return kernel(11, (body, c, a, rowStep, columnStep, b, stride, rows, inner, width, s, sStep) => {
    tiled(body, rows, [4, 2, 1], (height, row) => {
      const cRow = body.let(i32.add(c, i32.multiply(row, stride)));
      const aRow = body.let(i32.add(a, i32.multiply(row, rowStep)));
      const sRow = start === "sum" ? null : body.let(i32.add(s, i32.multiply(row, sStep)));
      const column = body.let(i32.of(0));
      for (const vectors of [2, 1]) {
        const bytes = i32.of(16 * vectors);
        body.while(i32.atMost(i32.add(column, bytes), width), () => {
          const at = { aRow, cRow, sRow, column, rowStep, columnStep, b, stride, inner, sStep };
          productTile(body, height, vectors, at);
          body.advance(column, bytes);
        });
      }
    });
  });
}

interface TileArguments {
  readonly aRow: I32;
  readonly cRow: I32;
  /** Null where S is C. */
  readonly sRow: I32 | null;
  readonly column: I32;
  readonly rowStep: I32;
  readonly columnStep: I32;
  readonly b: I32;
  readonly stride: I32;
  readonly inner: I32;
  readonly sStep: I32;
}

function productTile(body: Body, height: number, vectors: number, at: TileArguments): void {
  const rows = Array.from({ length: height }, (_, i) => i);
  const across = Array.from({ length: vectors }, (_, j) => j);
  const walk = (first: I32, step: I32): Local<"i32">[] => {
    const places = [body.let(first)];
    while (places.length < height) places.push(body.let(i32.add(places.at(-1)!, step)));
    return places;
  };
  const outputs = walk(i32.add(at.cRow, at.column), at.stride);
  const inputs = walk(at.aRow, at.rowStep);
  const starts = at.sRow && walk(at.sRow, at.sStep);
  const sums = rows.map((i) =>
    across.map((j) => body.let(starts ? f64x2.loadSplat(starts[i]!) : f64x2.load(outputs[i]!, 16 * j))),
  );
  const from = body.let(i32.add(at.b, at.column));
  const left = body.let(at.inner);
  body.repeat(() => {
    const values = across.map((j) => body.let(f64x2.load(from, 16 * j)));
    for (const i of rows) {
      const weight = body.let(f64x2.loadSplat(inputs[i]!));
      for (const j of across) body.set(sums[i]![j]!, f64x2.add(sums[i]![j]!, f64x2.multiply(weight, values[j]!)));
      body.advance(inputs[i]!, at.columnStep);
    }
    body.advance(from, at.stride);
    body.advance(left, i32.of(-1));
  }, left);
  for (const i of rows) for (const j of across) body.store(outputs[i]!, sums[i]![j]!, 16 * j);
}

/** The sums of two vectors' lanes, side by side. */
const laneSums = (a: V128, b: V128): V128 => f64x2.add(f64x2.firsts(a, b), f64x2.seconds(a, b));

/** G += D Aᵀ for D, rows × width, and A, columns × width; G is rows × columns, row-major and dense. */
const outer = () =>
  kernel(7, (body, g, d, a, stride, rows, columns, width) => {
    tiled(body, rows, [2, 1], (height, row) => {
      const dRow = body.let(i32.add(d, i32.multiply(row, stride)));
      const gRow = body.let(i32.add(g, i32.multiply(i32.multiply(row, columns), i32.of(8))));
      const gStep = body.let(i32.multiply(columns, i32.of(8)));
      tiled(body, columns, [4, 2, 1], (span, column) => {
        const ds = [body.let(dRow)];
        if (height === 2) ds.push(body.let(i32.add(dRow, stride)));
        const as = [body.let(i32.add(a, i32.multiply(column, stride)))];
        while (as.length < span) as.push(body.let(i32.add(as.at(-1)!, stride)));
        const sums = ds.map(() => as.map(() => body.let(f64x2.of(0))));
        const end = body.let(i32.add(dRow, width));
        body.repeat(
          () => {
            const values = as.map((pointer) => body.let(f64x2.load(pointer)));
            ds.forEach((pointer, i) => {
              const delta = body.let(f64x2.load(pointer));
              values.forEach((value, j) => {
                body.set(sums[i]![j]!, f64x2.add(sums[i]![j]!, f64x2.multiply(delta, value)));
              });
              body.advance(pointer, i32.of(16));
            });
            for (const pointer of as) body.advance(pointer, i32.of(16));
          },
          i32.less(ds[0]!, end),
        );
        const target = body.let(i32.add(gRow, i32.multiply(column, i32.of(8))));
        sums.forEach((rowSums) => {
          for (let j = 0; j + 1 < span; j += 2) {
            const pair = laneSums(rowSums[j]!, rowSums[j + 1]!);
            body.store(target, f64x2.add(f64x2.load(target, 8 * j), pair), 8 * j);
          }
          if (span === 1) {
            body.storeFirst(target, f64x2.add(f64x2.loadFirst(target), laneSums(rowSums[0]!, rowSums[0]!)));
          }
          body.advance(target, gStep);
        });
      });
    });
  });

/** g += the sum of each row of D, rows × width. */
const rowSums = () =>
  kernel(5, (body, g, d, stride, rows, width) => {
    const target = body.let(g);
    const last = body.let(i32.add(g, i32.multiply(rows, i32.of(8))));
    const row = body.let(d);
    body.while(i32.less(target, last), () => {
      const pointer = body.let(row);
      const end = body.let(i32.add(row, width));
      const sum = body.let(f64x2.of(0));
      body.repeat(
        () => {
          body.set(sum, f64x2.add(sum, f64x2.load(pointer)));
          body.advance(pointer, i32.of(16));
        },
        i32.less(pointer, end),
      );
      body.storeFirst(target, f64x2.add(f64x2.loadFirst(target), laneSums(sum, sum)));
      body.advance(target, i32.of(8));
      body.advance(row, stride);
    });
  });

export const matrixKernels = {
  product: () => product("splat"),
  productSum: () => product("sum"),
  outer,
  rowSums,
};

import { encodeModule } from "../../src/engine/networks/wasm/assembler.ts";
import { elementwiseKernels } from "../../src/engine/networks/wasm/elementwise.ts";
import { type KernelName, kernels } from "../../src/engine/networks/wasm/kernels.ts";
import { expect, test } from "./fixtures.ts";

/** Matrices of 7 rows of 10 numbers, a different one every 640 bytes. */
const [ROWS, COLUMNS, STRIDE] = [7, 10, 80];
const MATRIX = 640;
const at = (matrix: number) => matrix * MATRIX;

/** The arguments of every kernel, with results in a matrix of its own. */
function calls(): Record<KernelName, number[]> {
  let next = 10;
  const result = () => at(next++);
  const activations = Object.keys(elementwiseKernels).map((name): [string, number[]] => {
    const inputs = name.endsWith("bend") ? 5 : name.endsWith("slope") ? 3 : name === "sum" ? 2 : 1;
    return [name, [...Array.from({ length: inputs }, (_, i) => at(i)), result(), ROWS * STRIDE]];
  });
  const product = () => [result(), at(0), STRIDE, 8, at(1), STRIDE, ROWS, ROWS, STRIDE, at(2), 8];
  const loss = () => [at(0), at(1), result(), result(), result(), STRIDE, ROWS, STRIDE, at(2)];
  return {
    ...(Object.fromEntries(activations) as Record<keyof typeof elementwiseKernels, number[]>),
    product: product(),
    productSum: product(),
    outer: [result(), at(0), at(1), STRIDE, ROWS, ROWS, STRIDE],
    rowSums: [result(), at(0), STRIDE, ROWS, STRIDE],
    "squared-error": loss(),
    "cross-entropy": loss(),
    wrongClasses: [at(0), at(1), result(), STRIDE, ROWS, STRIDE],
    total: [result(), at(0), STRIDE - 8],
    clear: [result(), STRIDE, ROWS],
  };
}

interface Given {
  readonly filled: number;
  readonly calls: readonly { readonly bytes: readonly number[]; readonly args: readonly number[] }[];
}

/** Runs in Node and in the page: what the memory holds after all calls. */
async function memoryAfter({ filled, calls }: Given) {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const table = new WebAssembly.Table({ element: "anyfunc", initial: 0 });
  const numbers = new Float64Array(memory.buffer);
  // From tiny to beyond what saturates, of both signs: products and quotients of integers alone.
  for (let i = 0; i < filled; i++) numbers[i] = (((i * 7919) % 1009) - 504) / ((i % 37) + 0.7);
  const place = 130_000;
  for (const { bytes, args } of calls) {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), { e: { m: memory, t: table } });
    new Int32Array(memory.buffer, place).set(args);
    (instance.exports.f as (place: number) => void)(place);
  }
  return Array.from(new BigUint64Array(memory.buffer), (bits) => bits.toString(16));
}

test("the networks' kernels give the bits of Node", async ({ page }) => {
  const given = {
    filled: 10 * (MATRIX / 8),
    calls: Object.entries(calls()).map(([name, args]) => ({
      bytes: [...encodeModule(1, kernels[name as KernelName]())],
      args,
    })),
  };
  const expected = await memoryAfter(given);
  expect(new Set(expected).size).toBeGreaterThan(ROWS * COLUMNS * 20);
  await page.goto("./");
  expect(await page.evaluate(memoryAfter, given)).toEqual(expected);
});

import { encodeModule } from "../../src/engine/networks/wasm/assembler.ts";
import { elementwiseKernels } from "../../src/engine/networks/wasm/elementwise.ts";
import { lossKernels } from "../../src/engine/networks/wasm/losses.ts";
import { matrixKernels } from "../../src/engine/networks/wasm/matrices.ts";
import { expect, test } from "./fixtures.ts";

/** Matrices of 7 rows of 10 numbers, a different one every 640 bytes. */
const [ROWS, COLUMNS, STRIDE] = [7, 10, 80];
const MATRIX = 640;
const at = (matrix: number) => matrix * MATRIX;

/** Every kernel once, each with its results in a matrix of its own. */
function calls(): [string, number[]][] {
  let next = 10;
  const bytes = ROWS * STRIDE;
  const activations = Object.keys(elementwiseKernels()).map((name): [string, number[]] => {
    const inputs = name.endsWith("bend") ? 5 : name.endsWith("slope") ? 3 : name === "sum" ? 2 : 1;
    return [name, [...Array.from({ length: inputs }, (_, i) => at(i)), at(next++), bytes]];
  });
  const products = ["product", "productBias", "productSum"].map((name): [string, number[]] => [
    name,
    [at(next++), at(0), STRIDE, 8, at(1), STRIDE, ROWS, ROWS, STRIDE, at(2)],
  ]);
  const losses = Object.keys(lossKernels()).map((name): [string, number[]] => {
    const results = [next++, next++, next++, next++].map(at);
    return [name, [at(0), at(1), ...results, STRIDE, ROWS, STRIDE, 0.1]];
  });
  const outer: [string, number[]] = ["outer", [at(next++), at(0), at(1), STRIDE, ROWS, ROWS, STRIDE]];
  const sums: [string, number[]] = ["rowSums", [at(next++), at(0), STRIDE, ROWS, STRIDE]];
  return [...activations, ...products, ...losses, outer, sums];
}

/** Runs in Node and in the page: what the memory holds after all calls. */
async function memoryAfter({ bytes, filled, calls }: { bytes: number[]; filled: number; calls: [string, number[]][] }) {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), { e: { m: memory } });
  const numbers = new Float64Array(memory.buffer);
  // From tiny to beyond what saturates, of both signs: products and quotients of integers alone.
  for (let i = 0; i < filled; i++) numbers[i] = (((i * 7919) % 1009) - 504) / ((i % 37) + 0.7);
  for (const [name, given] of calls) (instance.exports[name] as (...given: number[]) => void)(...given);
  return Array.from(new BigUint64Array(memory.buffer), (bits) => bits.toString(16));
}

test("the networks' kernels give the bits of Node", async ({ page }) => {
  const module = encodeModule({ ...matrixKernels(), ...elementwiseKernels(), ...lossKernels() });
  const given = { bytes: [...module], filled: 10 * (MATRIX / 8), calls: calls() };
  const expected = await memoryAfter(given);
  expect(new Set(expected).size).toBeGreaterThan(ROWS * COLUMNS * 20);
  await page.goto("./");
  expect(await page.evaluate(memoryAfter, given)).toEqual(expected);
});

import { Body, i32, type Local } from "./assembler.ts";

/**
 * A function that reads so many arguments, integers of 32 bits, from the memory at the one address that it is given. `build` receives its body
 * and them.
 */
export function kernel(count: number, build: (body: Body, ...args: Local<"i32">[]) => void): Body {
  const body = new Body(1);
  const place = body.argument(0);
  build(body, ...Array.from({ length: count }, (_, i) => body.let(i32.load(place, 4 * i))));
  return body;
}

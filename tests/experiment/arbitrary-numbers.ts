import fc from "fast-check";

export const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 0.1, 1),
);

/** From 0 to `max`, its ends among them. */
export const wholeNumber = (max: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: Math.min(max, 1000) }),
    fc.nat(Math.min(max, 2 ** 31 - 1)),
    fc.constantFrom(0, max),
  );

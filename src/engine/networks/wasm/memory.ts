/** Bytes of a page of WebAssembly's memory. */
export const PAGE = 65536;
/** Bytes at the beginning of the memory that instructions are played from. */
export const INSTRUCTION_BYTES = PAGE - 16;
/** Where a 0 stands, in bytes. */
export const ZERO = INSTRUCTION_BYTES;
/** The first number of the memory that is free for a pass. */
export const FIRST_NUMBER = PAGE / 8;

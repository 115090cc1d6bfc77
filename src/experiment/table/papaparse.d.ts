/** The part of Papa Parse in use. The published types depend on Node's and the DOM's, which this layer must not see. */
declare module "papaparse" {
  interface ParseOptions {
    readonly delimiter: string;
    readonly newline: "\n";
  }

  interface ParseError {
    readonly type: string;
    readonly code: string;
    /** Index of the affected row, from 0. */
    readonly row?: number;
    /** Offset in the text, in characters. */
    readonly index?: number;
  }

  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
  }

  const papa: { parse(text: string, options: ParseOptions): ParseResult };
  export default papa;
}

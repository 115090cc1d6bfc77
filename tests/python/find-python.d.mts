/** The path of a Python with NumPy and PyTorch, or null. Throws where PYTHON_PATH names none. */
export function findPython(): string | null;

/** The same, installed first where there is none and that can be done. */
export function ensurePython(): string | null;

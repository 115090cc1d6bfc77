import { quantity } from "../algorithms/quantities.ts";

export const buffer = quantity(
  "vector",
  "gradient",
  "\\mathtt{buf}",
  "PyTorch's momentum_buffer, −v/ε",
  "PyTorch の momentum_buffer(−v/ε)",
);

// @vitest-environment jsdom
import "@testing-library/jest-dom/vitest";
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { useLab } from "../../../src/state/lab.ts";
import { TargetField } from "../../../src/view/panels/table/target-field.tsx";

const target = () => useLab.getState().configuration.view.target;

it("the table's target is refused with its bound, kept as it was, and changed tenfold by the arrow keys", async () => {
  const user = userEvent.setup();
  render(<TargetField />);
  const field = screen.getByRole("textbox", { name: /^Target for J/ });
  const before = target();
  for (const [typed, said] of [
    ["0", "must be greater than 0; got 0"],
    ["ten", "ten"],
  ] as const) {
    await user.clear(field);
    await user.type(field, `${typed}{Enter}`);
    expect(screen.getByRole("alert")).toHaveTextContent(said);
    expect(field).toHaveValue(typed);
    expect(target()).toBe(before);
  }
  await user.type(field, "{Escape}{ArrowDown}");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(target()).toBe(before / 10);
});

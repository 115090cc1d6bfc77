// @vitest-environment jsdom
import "@testing-library/jest-dom/vitest";
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import {
  defaultsOf,
  type NumberParameter,
  type Parameter,
  type ParameterValues,
  parametersInUse,
} from "../../../src/engine/core/types.ts";
import { optimizers } from "../../../src/engine/methods/index.ts";
import { datasets } from "../../../src/engine/networks/data/index.ts";
import { surfaces } from "../../../src/engine/surfaces/index.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { ParameterControls } from "../../../src/view/controls/parameter-controls.tsx";

afterEach(cleanup);

const problem = { kind: "surface", id: "booth" };

/** The controls of an optimizer's parameters, with what the schema says of every change. */
function Controls({ id, seen }: { readonly id: string; readonly seen: ParameterValues[] }) {
  const { parameters } = optimizers.find((optimizer) => optimizer.id === id)!;
  const [values, setValues] = useState<ParameterValues>(defaultsOf(parameters));
  return (
    <ParameterControls
      parameters={parameters}
      values={values}
      path="lanes[0].params"
      commit={(name, value) => {
        const params = { ...values, [name]: value };
        const result = parseConfiguration({ version: 1, problem, lanes: [{ optimizer: id, params }] });
        if (!result.ok) return result.errors;
        seen.push(params);
        setValues(params);
        return [];
      }}
    />
  );
}

const numbersOf = (id: string): [string, NumberParameter][] => {
  const { parameters } = optimizers.find((optimizer) => optimizer.id === id)!;
  return Object.entries(parametersInUse(parameters, defaultsOf(parameters))).filter(
    (entry): entry is [string, NumberParameter] => entry[1].kind === "number",
  );
};

describe.each(optimizers.filter(({ id }) => numbersOf(id).length > 0).map(({ id }) => id))(
  "the controls of %s",
  (id) => {
    it("keep what is typed until it is valid, say what is wrong with it, and take a bound that is allowed as it is", async () => {
      const user = userEvent.setup();
      const seen: ParameterValues[] = [];
      render(<Controls id={id} seen={seen} />);
      for (const [name, { label, default: value, min, exclusiveMin }] of numbersOf(id)) {
        const field = screen.getByRole<HTMLInputElement>("textbox", { name: label.en });
        expect(field).toHaveAccessibleDescription();
        const typed = async (text: string) => {
          await user.clear(field);
          await user.type(field, `${text}{Enter}`);
        };

        await typed("one");
        expect(field).toHaveValue("one");
        expect(within(field.parentElement!).getByRole("alert")).toHaveTextContent("one");
        expect(field).toBeInvalid();
        await user.type(field, "{Escape}");
        expect(Number(field.value)).toBe(value);

        await typed("-1e9");
        const bound = within(field.parentElement!).getByRole("alert");
        expect(bound).toHaveTextContent(String(min));
        expect(field).toHaveAccessibleDescription(expect.stringContaining(bound.textContent));
        expect(seen.length).toBe(0);

        if (!exclusiveMin && min !== undefined) {
          await typed(String(min));
          expect(seen.pop()![name]).toBe(min);
          expect(within(field.parentElement!).queryByRole("alert")).toBeNull();
        }
        await typed(String(value));
        seen.length = 0;
      }
    });

    it("step by the arrow keys to values that the schema takes, and back", async () => {
      const user = userEvent.setup();
      const seen: ParameterValues[] = [];
      render(<Controls id={id} seen={seen} />);
      for (const [name, { label, default: value }] of numbersOf(id)) {
        const field = screen.getByRole<HTMLInputElement>("textbox", { name: label.en });
        await user.type(field, "{ArrowUp}");
        const above = Number(field.value);
        if (above !== value) expect(seen.at(-1)![name]).toBe(above);
        await user.type(field, "{ArrowDown}");
        // Nothing is above some values, and 0 is not on a log scale, so nothing leads back there.
        if (above !== value && value !== 0) expect(Number(field.value)).toBeCloseTo(value, 12);
        expect(within(field.parentElement!).queryByRole("alert")).toBeNull();
      }
      expect(seen.length).toBeGreaterThan(0);
    });
  },
);

describe("the controls of any declaration", () => {
  it.each([...optimizers, ...surfaces, ...datasets].map((declared) => [declared.id, declared.parameters] as const))(
    "%s: no two have the same name, in neither language",
    (_, parameters) => {
      const all: readonly Parameter[] = Object.values(parameters);
      for (const language of ["en", "ja"] as const) {
        expect(new Set(all.map(({ label }) => label[language])).size).toBe(all.length);
      }
    },
  );
});

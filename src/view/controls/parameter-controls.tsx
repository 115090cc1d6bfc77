import {
  type Parameter,
  type Parameters,
  type ParameterValue,
  type ParameterValues,
  parametersInUse,
} from "../../engine/core/types.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import { ChoiceControl } from "./choice-control.tsx";
import { CoordinatesControl } from "./coordinates-control.tsx";
import { ListControl } from "./list-control.tsx";
import { NumberControl } from "./number-control.tsx";
import { SwitchControl } from "./switch-control.tsx";

type CommitValue = (value: ParameterValue, gesture?: string) => readonly ConfigurationError[];

interface ParameterControlProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly commit: CommitValue;
  readonly path: string;
}

function ParameterControl({ parameter, value, commit, path }: ParameterControlProps) {
  switch (parameter.kind) {
    case "number":
      return <NumberControl parameter={parameter} value={value as number} commit={commit} path={path} />;
    case "choice":
      return <ChoiceControl parameter={parameter} value={value as string | readonly string[]} commit={commit} />;
    case "coordinates":
      return (
        <CoordinatesControl
          parameter={parameter}
          value={value as number | readonly number[]}
          commit={commit}
          path={path}
        />
      );
    case "numbers":
      return <ListControl parameter={parameter} value={value as readonly number[]} commit={commit} />;
    case "switch":
      return <SwitchControl parameter={parameter} value={value as boolean} commit={commit} />;
  }
}

interface ParameterControlsProps {
  readonly parameters: Parameters;
  readonly values: ParameterValues;
  readonly commit: (name: string, value: ParameterValue, gesture?: string) => readonly ConfigurationError[];
  /** The configuration's field that holds the values, such as "lanes[0].params". */
  readonly path: string;
}

/** A control for every parameter of a schema that has a part in the method as it is set, in the schema's order. */
export function ParameterControls({ parameters, values, commit, path }: ParameterControlsProps) {
  return Object.entries(parametersInUse(parameters, values)).map(([name, parameter]) => (
    <ParameterControl
      key={`${path}.${name}`}
      parameter={parameter}
      value={values[name] ?? parameter.default}
      commit={(value, gesture) => commit(name, value, gesture)}
      path={`${path}.${name}`}
    />
  ));
}

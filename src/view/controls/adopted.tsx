import { type Ref, type RefObject, useImperativeHandle, useLayoutEffect } from "react";

interface AdoptedProps {
  readonly element: RefObject<HTMLElement | null>;
  readonly ref?: Ref<HTMLElement>;
  readonly id?: string;
  readonly "aria-controls"?: string;
  readonly "aria-describedby"?: string;
}

/**
 * Stands where a widget wants to render its own trigger, for an element that is on the page already and hears its own events. The
 * widget gets that element, and the element what the widget says of their relation.
 */
export function Adopted({ element, ref, id, ...relations }: AdoptedProps) {
  useImperativeHandle(ref, () => element.current!, [element]);
  const { "aria-controls": controls, "aria-describedby": description } = relations;
  useLayoutEffect(() => {
    const said = Object.entries({ id, "aria-controls": controls, "aria-describedby": description });
    const attributes = said.filter((entry): entry is [string, string] => entry[1] !== undefined);
    const adopted = element.current;
    for (const [name, value] of attributes) adopted?.setAttribute(name, value);
    return () => {
      for (const [name] of attributes) adopted?.removeAttribute(name);
    };
  }, [element, id, controls, description]);
  return null;
}

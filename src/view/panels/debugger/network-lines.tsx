import { isNetwork } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { useLinesFailure } from "../../../state/network-lines.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { LinesBody } from "./lines-body.tsx";
import { NetworkLinePainter } from "./network-line-painter.ts";
import { ParameterChoice } from "./parameter-choice.tsx";

/** The lines of an update of a network, in norms or at a parameter of one's choice. */
export function NetworkLines() {
  const problem = useLab(({ configuration }) => (isNetwork(configuration) ? configuration.problem : null));
  const lanes = useLab(({ configuration }) => configuration.lanes.length);
  const failure = useLinesFailure((state) => state.failure);
  return (
    <LinesBody Painter={NetworkLinePainter} drawn={false}>
      {problem && lanes > 0 && <ParameterChoice problem={problem} />}
      <FailureNotice failure={failure} />
    </LinesBody>
  );
}

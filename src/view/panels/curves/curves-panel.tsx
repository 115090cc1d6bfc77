export function CurvesPanel() {
  return <section />;
}

export function LandscapePanel() {
  return <section />;
}

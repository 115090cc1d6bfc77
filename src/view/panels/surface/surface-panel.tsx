export function SurfacePanel() {
  return <section />;
}

export function LanesPanel() {
  return <section />;
}

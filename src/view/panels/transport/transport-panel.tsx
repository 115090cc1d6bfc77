export function TransportPanel() {
  return <section />;
}

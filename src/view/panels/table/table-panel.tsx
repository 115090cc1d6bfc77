export function TablePanel() {
  return <section />;
}

export default function BeforeView() {
  return null;
}

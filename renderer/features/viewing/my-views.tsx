export default function MyViews() {
  return null;
}

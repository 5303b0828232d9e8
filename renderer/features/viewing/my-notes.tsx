export default function MyNotes() {
  return null;
}

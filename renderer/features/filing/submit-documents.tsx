export default function SubmitDocuments() {
  return null;
}

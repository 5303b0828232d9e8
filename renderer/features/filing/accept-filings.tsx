export default function AcceptFilings() {
  return null;
}

export default function Places() {
  return null;
}

export default function CustodianDesk() {
  return null;
}

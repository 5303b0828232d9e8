export default function NewDossier() {
  return null;
}

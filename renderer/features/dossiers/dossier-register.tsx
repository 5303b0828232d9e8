export default function DossierRegister() {
  return null;
}

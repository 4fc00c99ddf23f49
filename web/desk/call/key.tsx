/** The shortcut as it is seen; it is told by `aria-keyshortcuts`. */
export function Key({ name }: { name: string }) {
  return (
    <span className="key" aria-hidden="true">
      {name}
    </span>
  );
}

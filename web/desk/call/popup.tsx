import './popup.css';
import { type ReactNode, useRef, useState } from 'react';

interface PopupProps {
  label: string;
  disabled?: boolean;
  /** What is shown in the box, given the way to close it. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a box below it. Closing the box gives the keyboard back to the button. */
export function Popup({ label, disabled, children }: PopupProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="popup">
      <button
        ref={button}
        type="button"
        className="button button-secondary"
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && children(close)}
    </div>
  );
}

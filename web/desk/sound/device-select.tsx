import { useId } from 'react';
import { say } from '../../language/say.ts';

interface SelectProps {
  label: string;
  hint?: string;
  kind: MediaDeviceKind;
  devices: readonly MediaDeviceInfo[];
  chosen: string | undefined;
  choose: (name: string | undefined) => void;
}

/** One of the devices of a kind; what was chosen and is not plugged in now is said to be so, and kept. */
export function DeviceSelect({ label, hint, kind, devices, chosen, choose }: SelectProps) {
  const id = useId();
  // The browser lists the system's own once more, and names none to a page that may not use the microphone yet.
  const shown = devices.filter(
    (device) => device.kind === kind && device.label !== '' && !['default', 'communications'].includes(device.deviceId),
  );
  const isAway = chosen !== undefined && !shown.some(({ label: name }) => name === chosen);
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <select
        id={id}
        className="form-select"
        aria-describedby={hint && `${id}-hint`}
        value={chosen ?? ''}
        onChange={(event) => choose(event.target.value || undefined)}
      >
        <option value="">{say('Computerens egen')}</option>
        {isAway && <option value={chosen}>{say('{device} (ikke fundet)', { device: chosen })}</option>}
        {shown.map(({ deviceId, label: name }) => (
          <option key={deviceId} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

import type { StaffId } from '../../schemas/ids.ts';
import type { Role } from '../../schemas/staff.ts';

/** A member of the demo staff: somebody invented. `sub` is the subject of their tokens. */
export interface DemoStaff {
  user: string;
  sub: string;
  staffId: StaffId;
  name: string;
  role: Role;
}

/** The demo staff of the line on one machine, where no more are asked for. */
export const people: DemoStaff[] = [
  {
    user: 'borgerservice1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000001',
    staffId: 'staff_01',
    name: 'Birgit Birk',
    role: 'intake',
  },
  {
    user: 'konsulent1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000002',
    staffId: 'staff_02',
    name: 'Karen Kvist',
    role: 'consultant',
  },
  {
    user: 'konsulent2',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000003',
    staffId: 'staff_03',
    name: 'Kasper Krog',
    role: 'consultant',
  },
  {
    user: 'koordinator1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000004',
    staffId: 'staff_04',
    name: 'Kirsten Kjær',
    role: 'coordinator',
  },
  {
    user: 'leder1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000005',
    staffId: 'staff_05',
    name: 'Lars Lund',
    role: 'manager',
  },
  {
    user: 'admin1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000006',
    staffId: 'staff_06',
    name: 'Anne Ager',
    role: 'administrator',
  },
  {
    user: 'revisor1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000007',
    staffId: 'staff_07',
    name: 'Rasmus Rask',
    role: 'auditor',
  },
];

/** So many consultants a line on one machine can have: their numbers fill two digits. */
export const mostConsultants = 90;

/** The demo staff with so many consultants, two of whom are always there. */
export function peopleWith(consultants: number): DemoStaff[] {
  const further = Array.from({ length: Math.max(0, consultants - 2) }, (_, index): DemoStaff => {
    const number = String(people.length + 1 + index).padStart(2, '0');
    return {
      user: `konsulent${index + 3}`,
      sub: `5f0c2c56-0b6e-4c0e-9a6b-0000000000${number}`,
      staffId: `staff_${number}`,
      name: `Konsulent ${index + 3}`,
      role: 'consultant',
    };
  });
  return [...people, ...further];
}

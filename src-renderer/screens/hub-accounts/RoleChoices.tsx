// What an account may do: one or several of the roles.
import { type AccountRole, accountRoles } from '../../../src-shared/portal-api/accounts.ts';
import { Checkbox } from '../../components/Choices.tsx';
import styles from '../../panels/hub/hub.module.css';
import { roleHints, roleNames } from './account-words.ts';

interface RoleChoicesProps {
  roles: readonly AccountRole[];
  onChange: (roles: AccountRole[]) => void;
}

export function RoleChoices({ roles, onChange }: RoleChoicesProps) {
  return (
    <fieldset className={styles.roles}>
      <legend>What may this account do?</legend>
      {accountRoles.map((role) => (
        <Checkbox
          key={role}
          isSelected={roles.includes(role)}
          onChange={(chosen) => onChange(accountRoles.filter((one) => (one === role ? chosen : roles.includes(one))))}
        >
          {roleNames[role]}: {roleHints[role]}
        </Checkbox>
      ))}
    </fieldset>
  );
}

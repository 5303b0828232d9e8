/** `powerMonitor`: nothing is watched; tests emit 'suspend', 'lock-screen' and the others by hand. */
import { EventEmitter } from 'node:events';
import { guardClass, handedOut } from '../common/strict.ts';

export class PowerMonitor extends EventEmitter {
  readonly onBatteryPower = false;

  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(_idleThreshold: number): 'active' {
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }

  getCurrentThermalState(): 'unknown' {
    return 'unknown';
  }
}
guardClass('powerMonitor', PowerMonitor, EventEmitter.prototype);

export const powerMonitor = handedOut<Electron.PowerMonitor>(new PowerMonitor());

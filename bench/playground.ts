/**
 * Training as TensorFlow Playground's nn.ts does it, written anew: an object for each unit and for each connection, one example at a time, and
 * derivatives that add up in both until an update. Its inner products, activations and memory accesses are those of the original.
 */
class Unit {
  bias = 0.1;
  input = 0;
  output = 0;
  outputDerivative = 0;
  inputDerivative = 0;
  sum = 0;
  count = 0;
  readonly incoming: Connection[] = [];
  readonly outgoing: Connection[] = [];
  readonly activation: Activation;

  constructor(activation: Activation) {
    this.activation = activation;
  }
}

class Connection {
  readonly from: Unit;
  readonly to: Unit;
  weight: number;
  derivative = 0;
  sum = 0;
  count = 0;

  constructor(from: Unit, to: Unit, weight: number) {
    this.from = from;
    this.to = to;
    this.weight = weight;
  }
}

interface Activation {
  value(x: number): number;
  slope(x: number): number;
}

const tanh: Activation = {
  value: (x) => Math.tanh(x),
  slope: (x) => {
    const value = tanh.value(x);
    return 1 - value * value;
  },
};
const linear: Activation = { value: (x) => x, slope: () => 1 };

/** A network with hidden hyperbolic tangents, linear outputs and squared error. */
export class UnitNetwork {
  private readonly layers: Unit[][];

  constructor(widths: readonly number[]) {
    this.layers = widths.map((width, l) =>
      Array.from({ length: width }, () => new Unit(l === widths.length - 1 ? linear : tanh)),
    );
    for (let l = 1; l < widths.length; l++) {
      for (const to of this.layers[l]!) {
        for (const from of this.layers[l - 1]!) {
          const connection = new Connection(from, to, Math.random() - 0.5);
          from.outgoing.push(connection);
          to.incoming.push(connection);
        }
      }
    }
  }

  forward(inputs: readonly number[]): void {
    this.layers[0]!.forEach((unit, i) => {
      unit.output = inputs[i]!;
    });
    for (let l = 1; l < this.layers.length; l++) {
      for (const unit of this.layers[l]!) {
        unit.input = unit.bias;
        for (const connection of unit.incoming) unit.input += connection.weight * connection.from.output;
        unit.output = unit.activation.value(unit.input);
      }
    }
  }

  backward(targets: readonly number[]): void {
    this.layers.at(-1)!.forEach((unit, i) => {
      unit.outputDerivative = unit.output - targets[i]!;
    });
    for (let l = this.layers.length - 1; l >= 1; l--) {
      for (const unit of this.layers[l]!) {
        unit.inputDerivative = unit.outputDerivative * unit.activation.slope(unit.input);
        unit.sum += unit.inputDerivative;
        unit.count++;
      }
      for (const unit of this.layers[l]!) {
        for (const connection of unit.incoming) {
          connection.derivative = unit.inputDerivative * connection.from.output;
          connection.sum += connection.derivative;
          connection.count++;
        }
      }
      if (l === 1) continue;
      for (const unit of this.layers[l - 1]!) {
        unit.outputDerivative = 0;
        for (const connection of unit.outgoing) {
          unit.outputDerivative += connection.weight * connection.to.inputDerivative;
        }
      }
    }
  }

  update(learningRate: number): void {
    for (let l = 1; l < this.layers.length; l++) {
      for (const unit of this.layers[l]!) {
        unit.bias -= (learningRate * unit.sum) / unit.count;
        unit.sum = 0;
        unit.count = 0;
        for (const connection of unit.incoming) {
          connection.weight -= (learningRate / connection.count) * connection.sum;
          connection.sum = 0;
          connection.count = 0;
        }
      }
    }
  }
}

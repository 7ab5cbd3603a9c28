import { Body, Controller, Get, HttpCode, Logger, Param, Post } from "@nestjs/common";
import { Phi } from "@philog/nestjs";

export class OrderDto {
  priority: "routine" | "urgent";

  // The policy lists it as a machine word: the class knows better, and the tighter of the two holds.
  @Phi("mrn")
  mrn: string;
}

@Controller("orders")
export class OrdersController {
  readonly #logger = new Logger(OrdersController.name);

  @Get(":mrn")
  list(@Param("mrn") mrn: string) {
    this.#logger.log(`orders of ${mrn} listed`);
    return [];
  }

  @Post()
  @HttpCode(201)
  add(@Body() body: OrderDto) {
    const order = Object.assign(new OrderDto(), body);
    this.#logger.log({ event: "order.added", order });
    // As a database would: the error quotes the row.
    throw new Error(`duplicate key: Key (mrn)=(${order.mrn}) already exists`);
  }
}

import { fileURLToPath } from "node:url";
import { Module } from "@nestjs/common";
import { PhilogModule } from "@philog/nestjs";
import { OrdersController } from "./orders.js";

const policy = fileURLToPath(new URL("../philog.policy.json", import.meta.url));

@Module({
  imports: [PhilogModule.forRoot({ policy })],
  controllers: [OrdersController],
})
export class AppModule {}

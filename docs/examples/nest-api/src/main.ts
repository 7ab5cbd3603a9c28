import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module.js";

const app = await NestFactory.create(AppModule);
await app.listen(0, "127.0.0.1");
const url = await app.getUrl();

const send = async (path: string, body = "") => {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}${path}`, body === "" ? {} : { method: "POST", headers, body });
  await response.arrayBuffer();
};
await send("/orders/QP-004821?status=open&name=Zelda%20Quarkwright");
await send("/orders", '{ "mrn": "QP-004821", "priority": "urgent", "note": "Zelda called" }');
await send("/orders", '{ "mrn": QP-004821 }');
await send("/charts/QP-004821?name=Zelda");
await app.close();

/// The whole service runs on real servers, from the topic to the rows: what it does, what it tells, and what it does when its
/// servers fail.
@NullMarked
package br.rastreamento.processor.service;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace meike {

/// Adds what rules over related records are counted with. A set of clients is made in one pass over the records in
/// whatever order an index gives them (GROUP BY would sort them first), and asked once for each client:
///
///   meike_client_set(client)                                 clients that occur
///   meike_count_set(client, low, high, inside)               clients whose number of rows lies within low..high
///   meike_sum_set(client, value, low, high, inside)          clients whose sum does; values that are NULL add nothing
///   meike_rank_set(client, value, most, percent, top)        clients of the highest (top = 1) or lowest values: `most`
///                                                            of them, or that many hundredths of a per cent of all
///                                                            (a started client whole); ties count, NULLs do not
///   meike_in_set(set, client)                                1 or 0
///
/// low and high may be NULL: no bound. With inside = 0: clients that occur and whose figure does not lie there. A sum
/// beyond 64 bits is an error. A set is a number by which this connection knows it: SQLite would copy a BLOB for every
/// client. It keeps the latest ones, more than a rule may have conditions; a set that it no longer has is an error.
void registerClientSets(sqlite3* database);

}  // namespace meike

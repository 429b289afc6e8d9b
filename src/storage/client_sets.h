// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace meike {

/// Adds what rules over related records are counted with. A tally is a figure for each client, made in one pass over
/// the records in whatever order an index gives them (GROUP BY would sort them first); a set is some clients.
///
///   meike_count_tally(client)                                number of rows of each client
///   meike_sum_tally(client, value)                           their sum; values that are NULL add nothing
///   meike_min_tally(client, value), meike_max_tally          least and greatest value
///   meike_avg_tally(client, value)                           mean, in hundredths, rounded half away from zero
///   meike_figure(tally, client)                              NULL: the client has no row, or none with a value
///   meike_range_set(tally, low, high, inside)                clients whose figure lies within low..high; it drops the
///                                                            tally
///   meike_client_set(client)                                 clients that occur
///   meike_rank_set(client, value, most, percent, top)        clients of the highest (top = 1) or lowest values: `most`
///                                                            of them, or that many hundredths of a per cent of all
///                                                            (a started client whole); ties count, NULLs do not
///   meike_in_set(set, client)                                1 or 0
///
/// low and high may be NULL: no bound. With inside = 0: clients that have a figure which does not lie there. A figure
/// beyond 64 bits is an error. A set or tally is a number by which this connection knows it: SQLite would copy a BLOB
/// for every client. It keeps the latest sets, more than a rule may have conditions, and the latest few tallies; one
/// that it no longer has is an error.
int registerClientSets(sqlite3* database);

}  // namespace meike

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/service_facts.h"

#include <algorithm>

namespace meike::engine {

ServiceFigures serviceFigures(const ServiceFacts& facts, DayNumber asOf) {
    ServiceFigures figures;
    figures.lastCall = figures.lastVisit = figures.lastMessage = figures.nextAction = figures.lastEvent = kNever;
    for (const ServiceFacts::Answer& each : facts.answers)
        if (each.day <= asOf) (each.nps ? figures.nps : figures.csat) = each.score;
    for (const ServiceFacts::Complaint& each : facts.complaints)
        if (each.from <= asOf && each.closed > asOf) ++figures.openComplaints;
    // What the latest interaction agreed on stands until something is noted after it.
    DayNumber agreed = kNever;
    for (const ServiceFacts::Touch& each : facts.touches) {
        if (each.day > asOf) break;
        if (each.kind == TouchKind::call) figures.lastCall = each.day;
        if (each.kind == TouchKind::visit) figures.lastVisit = each.day;
        if (each.kind == TouchKind::message) figures.lastMessage = each.day;
        agreed = each.nextStep;
    }
    figures.nextAction = agreed;
    for (const ServiceFacts::Task& each : facts.tasks)
        if (each.done > asOf) figures.nextAction = std::min(figures.nextAction, each.due);
    for (const ServiceFacts::Invitation& each : facts.invitations) {
        if (each.day > asOf) continue;
        ++figures.invited;
        if (!each.came) continue;
        ++figures.came;
        figures.lastEvent = each.day;
    }
    return figures;
}

}  // namespace meike::engine

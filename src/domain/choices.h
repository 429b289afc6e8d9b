// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "domain/choice.h"

/// The fixed values of choice fields: facts entered by people, and the classes that an assessment gives
/// (classification.h).
namespace meike::choices {

std::span<const Choice> roles();
std::span<const Choice> adBudgetBands();
std::span<const Choice> mediaChannels();
std::span<const Choice> creditGrades();
std::span<const Choice> prospectKinds();
std::span<const Choice> decisionRoles();
std::span<const Choice> attitudes();
std::span<const Choice> legalBases();
std::span<const Choice> projectStatuses();
std::span<const Choice> interactionKinds();
std::span<const Choice> needKinds();
std::span<const Choice> surveyMetrics();
std::span<const Choice> taskKinds();
std::span<const Choice> personRoles();
std::span<const Choice> companySizes();
std::span<const Choice> contactWays();
std::span<const Choice> clientSections();
std::span<const Choice> frameworkStatuses();
std::span<const Choice> projectKinds();
std::span<const Choice> punctualities();
std::span<const Choice> directions();
std::span<const Choice> benefitStatuses();
std::span<const Choice> opportunityStages();
std::span<const Choice> keyDecisions();
std::span<const Choice> handoverWays();
std::span<const Choice> eventTypes();
std::span<const Choice> guestStates();
/// Of complaints, the gravest first.
std::span<const Choice> severities();
std::span<const Choice> npsClasses();

std::span<const Choice> tiers();
std::span<const Choice> stages();
std::span<const Choice> rfmClasses();
std::span<const Choice> dormancies();
std::span<const Choice> behaviours();
std::span<const Choice> abcClasses();
std::span<const Choice> forecastVerdicts();

}  // namespace meike::choices

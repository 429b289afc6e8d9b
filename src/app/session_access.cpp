// SPDX-License-Identifier: GPL-3.0-or-later
// Who is signed in to a session, and what of the scores they see.
#include "app/limited_scores.h"
#include "app/session_impl.h"

namespace meike {

// ---- Who is signed in ----

Access Session::access() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->access;
}

bool Session::rolesOn() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->rolesOn;
}

std::vector<sign_in::Candidate> Session::candidates() const {
    return m_impl->await([this] { return sign_in::candidates(m_impl->workspace->database()); });
}

void Session::signIn(RecordId person, const std::string& pin) {
    m_impl->signing([&](Workspace& workspace) { sign_in::enter(workspace, person, pin); });
}

void Session::signOut() {
    m_impl->signing([](Workspace& workspace) { sign_in::leave(workspace); });
}

std::string Session::turnRolesOn(RecordId custodian, const std::string& pin) {
    return m_impl->signing([&](Workspace& workspace) { return sign_in::turnOn(workspace, custodian, pin); });
}

std::string Session::recoverSignIn(RecordId custodian, const std::string& code, const std::string& pin) {
    return m_impl->signing([&](Workspace& workspace) { return sign_in::recover(workspace, custodian, code, pin); });
}

void Session::turnRolesOff() {
    m_impl->signing([](Workspace& workspace) { sign_in::turnOff(workspace); });
}

void Session::setPin(RecordId person, const std::string& pin) {
    m_impl->signing([&](Workspace& workspace) { sign_in::setPin(workspace, person, pin); });
}

std::shared_ptr<const Scores> Session::limited(std::shared_ptr<const Scores> scores) const {
    return access().limited() ? scoresOfSome(scores, seenClients(*openReader())) : scores;
}

}  // namespace meike

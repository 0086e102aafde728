"""What the server says leaves at once, on whatever socket Streamlit has bound for it."""

import socket

from pages.server.at_once import answer_at_once


def test_connections_to_a_listening_socket_send_without_waiting():
    with socket.socket(socket.AF_INET) as listening:  # as Streamlit makes it: TCP is not named
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        answer_at_once()
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_sockets_that_do_not_listen_stay_as_they_are():
    with socket.socket(socket.AF_INET) as idle, socket.socket(socket.AF_INET) as closed:
        closed.close()
        answer_at_once()
        assert not idle.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
